/** What emitting the OpenAPI types needs. Too large to be published with maloi: teams that generate install it. */
export const generatorLibraries = ["typescript"] as const;
