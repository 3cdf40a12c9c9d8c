// OpenAI's own client for Node.
import OpenAI from "openai";
import { headersOf } from "../views.mjs";
import { DISH, HELLO, PIXEL, PLACE, QUESTION, REPLY, SYSTEM, WEATHER_QUESTION } from "../words.mjs";

export function open({ baseURL, headers, retries, timeout, fetch }) {
  return new OpenAI({ baseURL, apiKey: "sk-test", maxRetries: retries, timeout, defaultHeaders: headers, fetch });
}

const model = "scripted";
const messages = [
  { role: "system", content: SYSTEM },
  { role: "user", content: HELLO },
  { role: "assistant", content: REPLY },
  { role: "user", content: QUESTION },
];
const weather = {
  type: "function",
  function: { name: "weather", description: "The weather of a place", parameters: PLACE, strict: true },
};

async function answer({ seen }, promise) {
  const { data, response } = await promise.withResponse();
  seen.headers = headersOf(response.headers);
  seen.answers.push(data);
  return data;
}

async function pieces({ seen, piece }, promise) {
  const { data, response } = await promise.withResponse();
  seen.headers = headersOf(response.headers);
  for await (const each of data) piece(each);
}

const chat = {
  plain: (client, ways) =>
    answer(
      ways,
      client.chat.completions.create(
        { model, messages, temperature: 0.7, seed: 12345678901, metadata: { trace: "1" }, "x-unknown": { kept: [1, null] } },
        { signal: ways.signal },
      ),
    ),
  stream: (client, ways) =>
    pieces(
      ways,
      client.chat.completions.create(
        { model, messages, stream: true, stream_options: { include_usage: true } },
        { signal: ways.signal },
      ),
    ),
  async tools(client, ways) {
    const asked = [...messages, { role: "user", content: WEATHER_QUESTION }];
    const body = { model, tools: [weather], tool_choice: "auto", parallel_tool_calls: false };
    const call = await answer(ways, client.chat.completions.create({ ...body, messages: asked }));
    const request = call.choices[0].message;
    const result = { role: "tool", tool_call_id: request.tool_calls[0].id, content: '{"sky":"clear"}' };
    await answer(ways, client.chat.completions.create({ ...body, messages: [...asked, request, result] }));
  },
  structured: (client, ways) =>
    answer(
      ways,
      client.chat.completions.parse({
        model,
        messages,
        response_format: { type: "json_schema", json_schema: { name: "dish", strict: true, schema: DISH } },
      }),
    ),
  parts: (client, ways) =>
    answer(
      ways,
      client.chat.completions.create({
        model,
        messages: [
          { role: "developer", content: [{ type: "text", text: SYSTEM }] },
          {
            role: "user",
            content: [
              { type: "text", text: QUESTION },
              { type: "image_url", image_url: { url: `data:image/png;base64,${PIXEL}`, detail: "low" } },
            ],
          },
        ],
      }),
    ),
};

const responses = {
  plain: (client, ways) =>
    answer(ways, client.responses.create({ model, instructions: SYSTEM, input: QUESTION }, { signal: ways.signal })),
  stream: (client, ways) =>
    pieces(ways, client.responses.create({ model, input: messages, stream: true }, { signal: ways.signal })),
  structured: (client, ways) =>
    answer(
      ways,
      client.responses.parse({
        model,
        input: messages,
        text: { format: { type: "json_schema", name: "dish", strict: true, schema: DISH } },
      }),
    ),
  parts: (client, ways) =>
    answer(
      ways,
      client.responses.create({
        model,
        input: [
          { role: "developer", content: SYSTEM },
          {
            role: "user",
            content: [
              { type: "input_image", image_url: `data:image/png;base64,${PIXEL}`, detail: "low" },
              { type: "input_text", text: QUESTION },
            ],
          },
        ],
      }),
    ),
};

const models = {
  async plain(client, { seen }) {
    for await (const each of client.models.list()) seen.answers.push(each);
  },
};

const embeddings = {
  plain: (client, ways) => answer(ways, client.embeddings.create({ model, input: [HELLO, QUESTION] })),
};

export const asks = { chat, responses, models, embeddings };
