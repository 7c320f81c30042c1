import { remembered } from "./memory.js";

/* The colours that the reader chose, before anything is drawn in others: the one script that pages wait for. */
const theme = remembered("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
