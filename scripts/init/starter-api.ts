/** An API to begin with, where there is none: one operation, and one failure of either side. */
export const starterApi = `# The operations of the API. After a change: npx maloi generate
#
# Failures are not written here: each operation names the codes it can return in x-error-codes, and the catalog
# (errors.yaml) knows the rest. generated/openapi.yaml has them in full, as standard responses, enums and examples.
openapi: 3.1.0
info:
  title: My API
  version: 0.1.0

paths:
  /greetings/{name}:
    get:
      operationId: getGreeting
      summary: Get a greeting
      parameters:
        - { name: name, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The greeting.
          content:
            application/json:
              schema:
                type: object
                required: [greeting]
                properties:
                  greeting: { type: string }
        "404":
          description: Nobody has this name.
          content:
            application/json:
              example: { code: NAME_NOT_FOUND, message: Nobody has this name }
        "503":
          description: The service is overloaded.
          content:
            application/json:
              example: { code: SERVICE_OVERLOADED, message: The service is overloaded }
`;
