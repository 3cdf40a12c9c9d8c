// Vercel's AI SDK with its OpenAI provider.
import { createOpenAI } from "@ai-sdk/openai";
import { embedMany, generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { causeOf, headersOf } from "../views.mjs";
import { DISH, HELLO, PIXEL, PLACE, QUESTION, REPLY, SYSTEM, WEATHER_QUESTION } from "../words.mjs";

export function open({ baseURL, headers, fetch }) {
  return createOpenAI({ baseURL, apiKey: "sk-test", headers, fetch });
}

const said = {
  system: SYSTEM,
  messages: [
    { role: "user", content: HELLO },
    { role: "assistant", content: REPLY },
    { role: "user", content: QUESTION },
  ],
};

// A timeout to which only a combined signal listens may be collected before it fires (nodejs/node#57736).
const held = [];

// Its calls take the wishes that other clients are made with.
function wishes({ retries, timeout, signal }) {
  if (!timeout) return { maxRetries: retries, abortSignal: signal };
  const patience = AbortSignal.timeout(timeout);
  const either = AbortSignal.any([signal, patience]);
  held.push(patience, either);
  return { maxRetries: retries, abortSignal: either };
}

async function answer(ways, asked) {
  const { text, finishReason, usage, toolCalls, steps, response } = await generateText({ ...wishes(ways), ...asked });
  ways.seen.headers = headersOf(response.headers);
  ways.seen.answers.push({ text, finishReason, usage, toolCalls, steps: steps.length });
}

async function pieces(ways, model) {
  const stream = streamText({ model, ...wishes(ways), ...said, onError() {} });
  for await (const part of stream.fullStream) {
    if (part.type === "error") ways.seen.error ??= failure(part.error);
    else if (part.type === "text-delta") ways.piece(part.text);
    else if (part.type === "finish") ways.seen.answers.push({ finish: part.finishReason, usage: part.totalUsage });
    else if (part.type === "abort") ways.seen.aborted = true;
  }
}

const plain = (model) => (openai, ways) => answer(ways, { model: model(openai), ...said });
const stream = (model) => (openai, ways) => pieces(ways, model(openai));
const structured = (model) => async (openai, ways) => {
  const { object, finishReason } = await generateObject({
    model: model(openai),
    schema: jsonSchema(DISH),
    schemaName: "dish",
    ...wishes(ways),
    ...said,
  });
  ways.seen.answers.push({ object, finishReason });
};
const parts = (model) => (openai, ways) =>
  answer(ways, {
    model: model(openai),
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: QUESTION },
          { type: "image", image: PIXEL, mediaType: "image/png" },
        ],
      },
    ],
  });
const tools = (model) => (openai, ways) =>
  answer(ways, {
    model: model(openai),
    system: SYSTEM,
    messages: [...said.messages, { role: "user", content: WEATHER_QUESTION }],
    tools: {
      weather: tool({ description: "The weather of a place", inputSchema: jsonSchema(PLACE), execute: () => ({ sky: "clear" }) }),
    },
    stopWhen: stepCountIs(2),
  });

const chatModel = (openai) => openai.chat("scripted");
const responsesModel = (openai) => openai.responses("scripted");

const embeddings = {
  async plain(openai, ways) {
    const made = await embedMany({ model: openai.embedding("scripted"), values: [HELLO, QUESTION], ...wishes(ways) });
    ways.seen.answers.push({ embeddings: made.embeddings, usage: made.usage });
  },
};

export const asks = {
  chat: {
    plain: plain(chatModel),
    stream: stream(chatModel),
    tools: tools(chatModel),
    structured: structured(chatModel),
    parts: parts(chatModel),
  },
  responses: {
    plain: plain(responsesModel),
    stream: stream(responsesModel),
    structured: structured(responsesModel),
    parts: parts(responsesModel),
  },
  embeddings,
};

/** An error of its own kind; of several tries, the last one's. */
export function failure(error) {
  const last = error?.lastError ?? error;
  return {
    kind: error?.constructor?.name,
    name: error?.name,
    reason: error?.reason,
    tries: error?.errors?.length,
    message: last?.message,
    status: last?.statusCode,
    code: last?.data?.error?.code ?? undefined,
    body: last?.responseBody,
    data: last?.data,
    retryable: last?.isRetryable,
    headers: last?.responseHeaders && headersOf(last.responseHeaders),
    cause: causeOf(last),
  };
}
