import { format } from "node:util";

/* The process of a ModuleRunner: imports the modules whose addresses it is sent, and answers with what they printed. */

if (process.env["MALOI_NO_JITTER"]) Math.random = () => 0;

let out = "";
console.log = (...values: unknown[]) => {
  out += `${format(...values)}\n`;
};

process.on("message", async (address: string) => {
  out = "";
  try {
    await import(address);
    process.send?.({ out });
  } catch (error) {
    process.send?.({ out, error: String(error) });
  }
});
