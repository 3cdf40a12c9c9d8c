// What Anthropic's own client sees of a server: an answer and a streamed answer.
// usage: node anthropic.mjs BASE_URL [USER [MODE]]  ->  one JSON document on standard output
import Anthropic from "@anthropic-ai/sdk";
import { wishes } from "./wishes.mjs";

const { baseURL, headers } = wishes();
// This client's base URL is that of the host: it adds /v1 by itself.
const client = new Anthropic({ baseURL: baseURL.replace(/\/v1$/, ""), apiKey: "sk-ant-test", maxRetries: 0, defaultHeaders: headers });
const asked = {
  model: "scripted",
  max_tokens: 100,
  system: [{ type: "text", text: "You answer in one line.", cache_control: { type: "ephemeral" } }],
  messages: [
    { role: "user", content: "Hello there." },
    { role: "assistant", content: "Hello." },
    { role: "user", content: [{ type: "text", text: "What should I cook tonight?" }] },
  ],
};

const plain = await client.messages.create(asked);
const events = [];
for await (const event of await client.messages.create({ ...asked, stream: true })) events.push(event);
console.log(JSON.stringify({ plain, events }));
