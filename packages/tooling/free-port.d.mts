/**
 * The first of `length` ports in a row that nobody listens on, by TCP or UDP, on any address. It lies below the
 * ports that the system gives to programs that ask for none, so it is still free when it is used.
 *
 * @throws Error when a hundred places in a row were taken
 */
export function freePort(length?: number): Promise<number>;
