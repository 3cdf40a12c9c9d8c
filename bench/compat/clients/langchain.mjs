// LangChain's chat model on OpenAI's client.
import { ChatOpenAI } from "@langchain/openai";
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { DISH, HELLO, PIXEL, PLACE, QUESTION, REPLY, SYSTEM, WEATHER_QUESTION } from "../words.mjs";

export const open = (run) => (more) =>
  new ChatOpenAI({
    model: "scripted",
    apiKey: "sk-test",
    maxRetries: run.retries,
    timeout: run.timeout,
    configuration: { baseURL: run.baseURL, defaultHeaders: run.headers, fetch: run.fetch },
    ...more,
  });

const messages = [new SystemMessage(SYSTEM), new HumanMessage(HELLO), new AIMessage(REPLY), new HumanMessage(QUESTION)];
const weather = { type: "function", function: { name: "weather", description: "The weather of a place", parameters: PLACE } };
const dish = { title: "dish", ...DISH };

function viewOf(message) {
  const { content, tool_calls, usage_metadata, response_metadata } = message;
  return { content, tool_calls, usage_metadata, response_metadata };
}

async function answer({ seen, signal }, model, asked) {
  const message = await model.invoke(asked, { signal });
  seen.answers.push(viewOf(message));
  return message;
}

async function pieces({ piece, signal }, model) {
  for await (const chunk of await model.stream(messages, { signal })) piece(viewOf(chunk));
}

const chat = {
  plain: (open, ways) => answer(ways, open({ temperature: 0.3 }), messages),
  stream: (open, ways) => pieces(ways, open()),
  async tools(open, ways) {
    const model = open().bindTools([weather]);
    const asked = [...messages, new HumanMessage(WEATHER_QUESTION)];
    const call = await answer(ways, model, asked);
    const result = new ToolMessage({ tool_call_id: call.tool_calls[0].id, content: '{"sky":"clear"}' });
    await answer(ways, model, [...asked, call, result]);
  },
  async structured(open, { seen }) {
    seen.answers.push(await open().withStructuredOutput(dish, { name: "dish", method: "jsonSchema" }).invoke(messages));
  },
  parts: (open, ways) =>
    answer(ways, open(), [
      new HumanMessage({
        content: [
          { type: "text", text: QUESTION },
          { type: "image_url", image_url: { url: `data:image/png;base64,${PIXEL}` } },
        ],
      }),
    ]),
};

const responses = {
  plain: (open, ways) => answer(ways, open({ useResponsesApi: true }), messages),
  stream: (open, ways) => pieces(ways, open({ useResponsesApi: true })),
};

export const asks = { chat, responses };
