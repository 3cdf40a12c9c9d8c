package dev.attune.bench.chaos;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An upstream in every mood that one can be in, one after the other; byte by byte, so that it can also break off. */
final class MoodyUpstream implements AutoCloseable {

    private static final Pattern THING = Pattern.compile("I love (zo[a-z]+x)\\.\"}]");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String WHOLE =
            "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"scripted\",\"choices\":[{\"index\":0,"
                    + "\"message\":{\"role\":\"assistant\",\"content\":\"I see.\"},\"finish_reason\":\"stop\"}]}";

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();

    private MoodyUpstream(ServerSocket door) {
        this.door = door;
    }

    static MoodyUpstream start() throws IOException {
        MoodyUpstream upstream = new MoodyUpstream(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()));
        upstream.threads.execute(upstream::accept);
        return upstream;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/v1");
    }

    /** In which mood it heard of a thing. */
    Mood moodOf(int number) {
        return moods.getOrDefault(Thing.of(number), Mood.UNASKED);
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            boolean open = true;
            while (open) {
                String request = request(in);
                if (request.isEmpty()) {
                    return;
                }
                Mood mood = Mood.of(count.getAndIncrement());
                Matcher thing = THING.matcher(request);
                if (thing.find()) {
                    moods.put(thing.group(1), mood);
                }
                open = mood.answer(client);
            }
        } catch (IOException gone) {
            // The proxy has given up, as it should.
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String text(int status, String words, String body) {
        return "HTTP/1.1 " + status + " " + words + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static boolean send(Socket client, String text) {
        try {
            OutputStream out = client.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How it answers. */
    enum Mood {
        GOOD {
            @Override
            boolean answer(Socket client) throws IOException {
                return send(client, text(200, "OK", WHOLE));
            }
        },
        LIMITED {
            @Override
            boolean answer(Socket client) throws IOException {
                return send(client, text(429, "Too Many Requests\r\nRetry-After: 1", "{\"error\":{}}"));
            }
        },
        BROKEN {
            @Override
            boolean answer(Socket client) throws IOException {
                return send(client, text(500, "Internal Server Error", "{\"error\":{}}"));
            }
        },
        OVERLOADED {
            @Override
            boolean answer(Socket client) throws IOException {
                return send(client, text(529, "Overloaded", "{\"error\":{}}"));
            }
        },
        /** Hangs up without an answer. */
        GONE {
            @Override
            boolean answer(Socket client) throws IOException {
                client.setSoLinger(true, 0);
                return false;
            }
        },
        /** Says nothing until it is given up. */
        SILENT {
            @Override
            boolean answer(Socket client) throws IOException {
                return client.getInputStream().read() >= 0;
            }
        },
        /** Breaks off in the middle of the answer. */
        HALF {
            @Override
            boolean answer(Socket client) throws IOException {
                String whole = text(200, "OK", WHOLE);
                send(client, whole.substring(0, whole.length() - 20));
                client.shutdownOutput();
                return false;
            }
        },
        /** It has not heard of it. */
        UNASKED {
            @Override
            boolean answer(Socket client) {
                return false;
            }
        };

        static Mood of(int number) {
            return values()[number % UNASKED.ordinal()];
        }

        /** Whether the connection goes on. */
        abstract boolean answer(Socket client) throws IOException;
    }
}
