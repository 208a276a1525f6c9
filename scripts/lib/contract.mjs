import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The contract of a built `packages/protocol` as JSON Schema, strict: what it does not name is not allowed. Made with
 * that checkout's own zod.
 * @param {string} url of its dist/index.js
 */
export async function contractOf(url) {
  const protocol = await import(url);
  const { z } = await import(pathToFileURL(createRequire(fileURLToPath(url)).resolve('zod')).href);
  const schemaOf = (/** @type {object | undefined} */ schema, /** @type {'input' | 'output'} */ io) => {
    if (schema === undefined) return undefined;
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    return rest;
  };
  const messages = (/** @type {Record<string, any>} */ all) =>
    Object.fromEntries(
      Object.values(all).map((message) => [
        message.name,
        {
          type: message.type,
          from: message.from,
          // What a service sends must be exactly this; what it receives may be anything that was allowed.
          payload: schemaOf(message.payload, message.from === 'server' ? 'output' : 'input'),
          answer: schemaOf(message.answer, 'output'),
        },
      ]),
    );
  const routes = Object.fromEntries(
    Object.entries(protocol.routes)
      .filter(([, { auth }]) => auth.includes('terminal') || auth.includes('public'))
      .map(([name, { method, path, query, body, response }]) => [
        name,
        {
          method,
          path,
          query: schemaOf(query, 'input'),
          body: schemaOf(body, 'input'),
          response: schemaOf(response, 'output'),
        },
      ]),
  );
  return {
    version: protocol.PROTOCOL_VERSION,
    routes,
    fleet: { handshake: schemaOf(protocol.FleetHandshakeSchema, 'input'), messages: messages(protocol.fleet) },
    media: { handshake: schemaOf(protocol.MediaHandshakeSchema, 'input'), messages: messages(protocol.media) },
    errorCodes: Object.keys(protocol.ERRORS),
    errorBody: schemaOf(protocol.ErrorBodySchema, 'output'),
  };
}
