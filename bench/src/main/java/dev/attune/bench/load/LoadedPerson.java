package dev.attune.bench.load;

import dev.attune.bench.Management;
import java.io.IOException;

/** The person whose requests are measured: known well enough that both blocks have something to tell. */
final class LoadedPerson {

    private static final String[] SAID = {
        "My name is Robin.",
        "I am allergic to walnuts.",
        "Please keep your answers short.",
        "I live in Delft.",
        "I work as a carpenter.",
        "I love rowing on quiet canals.",
        "I hate loud restaurants.",
        "I prefer trains to planes.",
        "I have two daughters.",
        "I am learning to play the oboe.",
        "My dog is called Biscuit.",
        "I enjoy baking sourdough bread."
    };

    private LoadedPerson() {}

    static void teach(Management management, String user) throws IOException, InterruptedException {
        StringBuilder turns = new StringBuilder();
        for (int number = 0; number < SAID.length; number++) {
            turns.append(number == 0 ? "" : ",")
                    .append("{\"id\":\"s")
                    .append(number)
                    .append("\",\"role\":\"user\",\"content\":\"")
                    .append(SAID[number])
                    .append("\"}");
        }
        management.post("/users/" + user + "/turns?wait=true", "{\"conversation\":\"c\",\"turns\":[" + turns + "]}");
    }
}
