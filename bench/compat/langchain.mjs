// What LangChain's chat model sees of a server: an answer, a streamed answer and a tool call.
// usage: node langchain.mjs BASE_URL [USER [MODE]]  ->  one JSON document on standard output
import { ChatOpenAI } from "@langchain/openai";
import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { wishes } from "./wishes.mjs";

const { baseURL, headers } = wishes();
const model = new ChatOpenAI({
  model: "scripted",
  apiKey: "sk-test",
  maxRetries: 0,
  temperature: 0.3,
  configuration: { baseURL, defaultHeaders: headers },
});
const messages = [
  new SystemMessage("You answer in one line."),
  new HumanMessage("Hello there."),
  new AIMessage("Hello."),
  new HumanMessage("What should I cook tonight?"),
];

const plain = await model.invoke(messages);
const pieces = [];
for await (const chunk of await model.stream(messages)) pieces.push(chunk.content);
const weather = {
  type: "function",
  function: { name: "weather", description: "The weather", parameters: { type: "object", properties: {} } },
};
const call = await model.bindTools([weather]).invoke(messages);

console.log(JSON.stringify({ plain: plain.content, pieces, calls: call.tool_calls }));
