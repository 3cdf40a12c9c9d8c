// What all clients say, so that their requests differ by the client alone.
export const SYSTEM = "You answer in one line.";
export const HELLO = "Hello there.";
export const REPLY = "Hello.";
export const QUESTION = "What should I cook tonight? \u00fc\u{1F35C} \"quoted\" \\ slash";
export const WEATHER_QUESTION = "And the weather in Oslo?";

export const PLACE = {
  type: "object",
  properties: { place: { type: "string" } },
  required: ["place"],
  additionalProperties: false,
};
export const DISH = {
  type: "object",
  properties: { dish: { type: "string" } },
  required: ["dish"],
  additionalProperties: false,
};
export const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
