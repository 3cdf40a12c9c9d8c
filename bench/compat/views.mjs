// What the clients' objects look like as plain JSON.

// Those of one connection, and Attune's own, which are what it adds.
const NOT_OF_THE_ANSWER = /^(connection|keep-alive|transfer-encoding|content-length|attune-.*)$/;

export function headersOf(headers) {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers ?? {});
  return entries.filter(([name]) => !NOT_OF_THE_ANSWER.test(name)).sort();
}

/** An error of OpenAI's and Anthropic's clients, and of what stands on them. */
export function failure(error) {
  return {
    kind: error?.constructor?.name,
    name: error?.name,
    message: error?.message,
    status: error?.status,
    code: error?.code ?? undefined,
    type: error?.type ?? undefined,
    param: error?.param ?? undefined,
    request: error?.requestID ?? undefined,
    body: error?.error,
    headers: error?.headers && headersOf(error.headers),
    cause: causeOf(error),
  };
}

/** Whether the connection broke by a reset or an end is not told apart: a proxy ends it, so that what came before is not lost. */
export function causeOf(error) {
  if (!error?.cause) return undefined;
  const { name, message } = error.cause;
  return /ECONNRESET|other side closed/.test(message) ? "the connection broke" : `${name}: ${message}`;
}
