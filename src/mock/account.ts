/** The balance behind the key. */
export class Account {
  #balance: number;
  readonly #price: number;

  constructor(balance: number, price: number) {
    this.#balance = balance;
    this.#price = price;
  }

  get balance(): number {
    return this.#balance;
  }

  get canPay(): boolean {
    return this.#balance >= this.#price;
  }

  /** Takes the price of a task; `false` where the balance does not suffice. */
  charge(): boolean {
    if (!this.canPay) return false;
    // Without rounding, three tasks at 0.1 would cost more than 0.3.
    this.#balance = Number((this.#balance - this.#price).toFixed(6));
    return true;
  }
}
