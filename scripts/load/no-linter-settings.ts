/** Takes the place of the schema of the linter's settings file in what is built: nobody lints that here. */
export const rootRedoclyConfigSchema = { type: "object", properties: {} } as const;
