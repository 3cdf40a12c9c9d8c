// What OpenAI's own client sees of a server: a chat, a streamed chat, a tool call and the list of models.
// usage: node openai.mjs BASE_URL [USER [MODE]]  ->  one JSON document on standard output
import OpenAI from "openai";
import { wishes } from "./wishes.mjs";

const { baseURL, headers } = wishes();
const client = new OpenAI({ baseURL, apiKey: "sk-test", maxRetries: 0, defaultHeaders: headers });

const messages = [
  { role: "system", content: "You answer in one line." },
  { role: "user", content: "What should I cook tonight? \u00fc\u{1F35C} \"quoted\" \\ slash" },
];
const tools = [
  {
    type: "function",
    function: {
      name: "weather",
      description: "The weather of a place",
      parameters: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
      strict: true,
    },
  },
];

const plain = await client.chat.completions.create({
  model: "scripted",
  messages,
  temperature: 0.70,
  seed: 12345678901,
  metadata: { trace: "1" },
});

const pieces = [];
const stream = await client.chat.completions.create({
  model: "scripted",
  messages,
  stream: true,
  stream_options: { include_usage: true },
});
for await (const chunk of stream) pieces.push(chunk);

const call = await client.chat.completions.create({
  model: "scripted",
  messages: [...messages, { role: "user", content: "And the weather in Oslo?" }],
  tools,
  tool_choice: "auto",
  parallel_tool_calls: false,
});
const request = call.choices[0].message;
const settled = await client.chat.completions.create({
  model: "scripted",
  messages: [
    ...messages,
    { role: "user", content: "And the weather in Oslo?" },
    request,
    { role: "tool", tool_call_id: request.tool_calls[0].id, content: '{"sky":"clear"}' },
  ],
  tools,
});

const models = [];
for await (const model of client.models.list()) models.push(model);

console.log(JSON.stringify({ plain, pieces, call, settled, models }));
