package dev.attune.bench.compat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are valid and that no library would write so: what was sent has to arrive byte for byte. */
final class OddRequests {

    private static final int MANY = 1_000;

    static final List<Scenario> ALL = List.of(
            chat("numbers of every form", """
                    {"model":"scripted","temperature":1.10,"top_p":1e-1,"max_tokens":1E3,"seed":12345678901234567890123,"x":[-0,0.0,1.5e+300],
                     "messages":[{"role":"user","content":"What should I cook?"}]}"""),
            chat("escapes of every form", """
                    {"model":"scripted","messages":[{"role":"user","content":"Caf\\u00e9 \\/ \\u0041 \\ud83c\\udf5c \\b\\f\\t what to cook?"}],"us\\u0065r2":"\\/"}"""),
            chat("keys in an unusual order and space everywhere", """
                    \t{ "messages" : [ { "content" : "What should I cook?" ,
                      "role" : "user" } ]
                    , "stream" : false , "model" : "scripted" }\s
                    """),
            chat("keys given twice", """
                    {"model":"other","messages":[{"role":"user","content":"What should I cook?"}],"model":"scripted"}""").unpersonalized(),
            chat("unknown fields, also in messages", """
                    {"model":"scripted","x-first":{"deep":[[[{}]]]},"messages":[{"role":"user","content":"What should I cook?",
                     "cache_control":{"type":"ephemeral"},"x":null}],"provider":{"order":["a","b"]},"z":[]}"""),
            chat("empty content", """
                    {"model":"scripted","messages":[{"role":"system","content":""},{"role":"user","content":"Hi."},
                     {"role":"assistant","content":""},{"role":"user","content":"What should I cook?"}]}"""),
            chat("null and missing content, calls and their results", """
                    {"model":"scripted","messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":"Weather in Oslo?"},
                     {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"w","arguments":"{}"}}]},
                     {"role":"tool","tool_call_id":"c1","content":""},{"role":"assistant","tool_calls":[{"id":"c2","type":"function",
                     "function":{"name":"w","arguments":""}}]},{"role":"tool","tool_call_id":"c2","content":[{"type":"text","text":"clear"}]}]}"""),
            chat("parts of every kind", """
                    {"model":"scripted","messages":[{"role":"developer","content":[{"type":"text","text":"Be brief."}]},
                     {"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"https://example.com/a.png"}},
                     {"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}},{"type":"file","file":{"file_id":"f1"}},{"type":"unheard-of","x":1}]}]}"""),
            chat("a thousand messages", thousand()),
            odd("numbers, escapes and unknown fields", """
                    {"input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"Caf\\u00e9 \\/ what to cook?"}]}],
                     "model":"scripted","temperature":1.10,"max_output_tokens":1e3,"x-unknown":12345678901234567890}""").on(Wire.RESPONSES),
            odd("calls, results and reasoning", """
                    {"model":"scripted","input":[{"role":"developer","content":"Be brief."},{"role":"user","content":"Weather in Oslo?"},
                     {"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"AAAA"},
                     {"type":"function_call","call_id":"c1","name":"w","arguments":"{}"},
                     {"type":"function_call_output","call_id":"c1","output":""},{"type":"unheard-of"}]}""").on(Wire.RESPONSES),
            odd("numbers, escapes, unknown and empty fields", """
                    {"messages":[{"role":"user","content":[{"type":"text","text":"Caf\\u00e9 \\/ what to cook?","cache_control":{"type":"ephemeral"}}]}],
                     "system":"","model":"scripted","max_tokens":1e2,"temperature":1.10,"x-unknown":[12345678901234567890]}""").on(Wire.MESSAGES),
            chat("nothing that a model could answer", "{\"model\":\"scripted\",\"messages\":[]}")
                    .unpersonalized(),
            chat("messages that are none", "{\"model\":\"scripted\",\"messages\":\"What?\",\"input\":7}")
                    .unpersonalized());

    private OddRequests() {}

    private static Scenario chat(String name, String body) {
        return odd(name, body).on(Wire.CHAT);
    }

    private static Scenario odd(String name, String body) {
        return Scenario.of(name, Scenario.PLAIN).sending(body);
    }

    private static String thousand() {
        String messages = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "{\"role\":\"%s\",\"content\":\"Line %d.\"}"
                        .formatted(number % 2 == 0 ? "assistant" : "user", number))
                .collect(Collectors.joining(","));
        return "{\"model\":\"scripted\",\"messages\":[%s,{\"role\":\"user\",\"content\":\"What should I cook?\"}]}"
                .formatted(messages);
    }
}
