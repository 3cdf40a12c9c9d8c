// What Vercel's AI SDK sees of a server, by Chat Completions and by Responses: an answer and a streamed answer each.
// usage: node ai.mjs BASE_URL [USER [MODE]]  ->  one JSON document on standard output
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, streamText } from "ai";
import { wishes } from "./wishes.mjs";

const { baseURL, headers } = wishes();
const openai = createOpenAI({ baseURL, apiKey: "sk-test", headers });
const asked = {
  system: "You answer in one line.",
  messages: [
    { role: "user", content: "Hello there." },
    { role: "assistant", content: "Hello." },
    { role: "user", content: "What should I cook tonight?" },
  ],
  maxRetries: 0,
};

const seen = {};
for (const [name, model] of [["chat", openai.chat("scripted")], ["responses", openai.responses("scripted")]]) {
  const plain = await generateText({ model, ...asked });
  const stream = streamText({ model, ...asked });
  const pieces = [];
  for await (const piece of stream.textStream) pieces.push(piece);
  seen[name] = { text: plain.text, finish: plain.finishReason, usage: plain.usage, pieces };
}
console.log(JSON.stringify(seen));
