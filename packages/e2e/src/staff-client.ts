import { type RouteArguments, RouteCaller, type RouteInput } from '@falink/client';
import { type ResponseOf, type Route, routes } from '@falink/protocol';

/** Calls the api as a member of staff would through the console. */
export class StaffClient {
  private constructor(
    private readonly caller: RouteCaller,
    private readonly token: string,
  ) {}

  /** @throws FalinkError when the password is refused */
  static async signIn(baseUrl: string, username: string, password = 'falink-demo'): Promise<StaffClient> {
    const caller = new RouteCaller({ http: fetch, origin: new URL(baseUrl).origin });
    const { accessToken } = await caller.call(routes.login, { body: { username, password } });
    return new StaffClient(caller, accessToken);
  }

  /** @throws FalinkError the api's refusal; Unreachable when it does not answer */
  ask<R extends Route>(route: R, ...[input]: RouteArguments<R>): Promise<ResponseOf<R>> {
    return this.caller.call(route, { ...input, token: this.token } as RouteInput<R>);
  }
}
