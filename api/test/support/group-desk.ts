import { randomUUID } from 'node:crypto';
import { type FleetLook, terminalGroupRoutes as groups, terminalRoutes } from '@falink/protocol';
import { ask, type TestApi } from './api.js';

type Seen = { readonly id: string; readonly revision: number };

/** A member of staff who finds terminals: lists, tags, groups and saved views. */
export class GroupDesk {
  constructor(
    private readonly api: TestApi,
    private readonly token: string,
  ) {}

  terminals(query: Record<string, string> = {}) {
    return ask(this.api, terminalRoutes.listTerminals, { token: this.token, query });
  }

  async names(query: Record<string, string> = {}): Promise<string[]> {
    return (await this.terminals(query)).data.items.map(({ name }) => name);
  }

  create(orgUnitId: string, name: string, what: object, requestId: string = randomUUID()) {
    const body = { requestId, orgUnitId, name, ...what };
    return ask(this.api, groups.createTerminalGroup, { token: this.token, body });
  }

  edit({ id, revision }: Seen, name: string, filter: object | null) {
    const body = { requestId: randomUUID(), revision, name, filter };
    return ask(this.api, groups.editTerminalGroup, { token: this.token, params: { id }, body });
  }

  add(id: string, members: object, requestId: string = randomUUID()) {
    const body = { requestId, members };
    return ask(this.api, groups.addToTerminalGroup, { token: this.token, params: { id }, body });
  }

  remove(id: string, members: object) {
    const body = { requestId: randomUUID(), members };
    return ask(this.api, groups.removeFromTerminalGroup, { token: this.token, params: { id }, body });
  }

  delete({ id, revision }: Seen) {
    const body = { requestId: randomUUID(), revision };
    return ask(this.api, groups.deleteTerminalGroup, { token: this.token, params: { id }, body });
  }

  group(id: string) {
    return ask(this.api, groups.getTerminalGroup, { token: this.token, params: { id } });
  }

  groups(query: Record<string, string> = {}) {
    return ask(this.api, groups.listTerminalGroups, { token: this.token, query });
  }

  tag(target: object, add: readonly string[], remove: readonly string[] = [], requestId: string = randomUUID()) {
    const body = { requestId, target, add, remove };
    return ask(this.api, groups.tagTerminals, { token: this.token, body });
  }

  renameTag(from: string, to: string, merge = false) {
    const body = { requestId: randomUUID(), from, to, merge };
    return ask(this.api, groups.renameTag, { token: this.token, body });
  }

  async tags(query: Record<string, string> = {}): Promise<string[]> {
    const { data } = await ask(this.api, groups.listTags, { token: this.token, query });
    return data.items.map(({ tag, terminals }) => `${tag} ${terminals}`);
  }

  saveView(name: string, look: FleetLook, shared = false, requestId: string = randomUUID()) {
    const body = { requestId, name, look, shared };
    return ask(this.api, groups.saveView, { token: this.token, body });
  }

  editView({ id, revision }: Seen, name: string, look: FleetLook, shared = false) {
    const body = { requestId: randomUUID(), revision, name, look, shared };
    return ask(this.api, groups.editView, { token: this.token, params: { id }, body });
  }

  deleteView({ id, revision }: Seen) {
    const body = { requestId: randomUUID(), revision };
    return ask(this.api, groups.deleteView, { token: this.token, params: { id }, body });
  }

  async views(): Promise<string[]> {
    const { data } = await ask(this.api, groups.listSavedViews, { token: this.token });
    return data.items.map(({ name }) => name);
  }

  revoke(id: string) {
    return ask(this.api, terminalRoutes.revokeTerminal, { token: this.token, params: { id }, body: { reason: 'x' } });
  }
}
