// Anthropic's own client for Node.
import Anthropic from "@anthropic-ai/sdk";
import { headersOf } from "../views.mjs";
import { HELLO, PIXEL, PLACE, QUESTION, REPLY, SYSTEM, WEATHER_QUESTION } from "../words.mjs";

export function open({ baseURL, headers, retries, timeout, fetch }) {
  // This client's base URL is that of the host: it adds /v1 by itself.
  const host = baseURL.replace(/\/v1$/, "");
  return new Anthropic({ baseURL: host, apiKey: "sk-ant-test", maxRetries: retries, timeout, defaultHeaders: headers, fetch });
}

const asked = {
  model: "scripted",
  max_tokens: 100,
  system: [{ type: "text", text: SYSTEM, cache_control: { type: "ephemeral" } }],
  messages: [
    { role: "user", content: HELLO },
    { role: "assistant", content: REPLY },
    { role: "user", content: [{ type: "text", text: QUESTION }] },
  ],
};
const weather = { name: "weather", description: "The weather of a place", input_schema: PLACE };

async function answer({ seen }, promise) {
  const { data, response } = await promise.withResponse();
  seen.headers = headersOf(response.headers);
  seen.answers.push(data);
}

const messages = {
  plain: (client, ways) => answer(ways, client.messages.create(asked, { signal: ways.signal })),
  async stream(client, { seen, piece, signal }) {
    const { data, response } = await client.messages.create({ ...asked, stream: true }, { signal }).withResponse();
    seen.headers = headersOf(response.headers);
    for await (const event of data) piece(event);
  },
  tools: (client, ways) =>
    answer(
      ways,
      client.messages.create({
        ...asked,
        tools: [weather],
        messages: [
          ...asked.messages,
          { role: "assistant", content: REPLY },
          { role: "user", content: WEATHER_QUESTION },
          { role: "assistant", content: [{ type: "tool_use", id: "toolu_1", name: "weather", input: { place: "Oslo" } }] },
          { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: '{"sky":"clear"}' }] },
        ],
      }),
    ),
  parts: (client, ways) =>
    answer(
      ways,
      client.messages.create({
        ...asked,
        system: SYSTEM,
        messages: [
          {
            role: "user",
            content: [
              { type: "image", source: { type: "base64", media_type: "image/png", data: PIXEL } },
              { type: "text", text: QUESTION },
            ],
          },
        ],
      }),
    ),
};

export const asks = { messages };
