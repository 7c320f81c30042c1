/* What the service answers in the benches: the same for a stubbed `fetch` and for a server. */

const headers = { "content-type": "application/json" };

export const balance = {
  status: 200,
  headers,
  body: JSON.stringify({ errorId: 0, balance: 1, packages: [] }),
};

export const refusal = {
  status: 400,
  headers,
  body: JSON.stringify({
    errorId: 1,
    errorCode: "ERROR_ZERO_BALANCE",
    errorDescription: "Số dư tài khoản không đủ",
  }),
};

export type Answer = typeof balance;
