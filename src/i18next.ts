/* The texts of the codes for i18next: a namespace per language, and its types. */
export { type ErrorResources, resources } from "../generated/i18next/resources.js";
