package dev.attune.bench.load;

import dev.attune.bench.AttuneProcess;
import dev.attune.bench.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Starts those who are measured, and the upstream behind them all: nginx, which answers every request with the same kilobyte. */
final class Peers implements AutoCloseable {

    private static final String USER = "load";
    private static final String PATH = "/v1/chat/completions";
    private static final String ANSWER = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,"
            + "\"model\":\"load\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":"
            + "{\"role\":\"assistant\",\"content\":\"" + "All right. ".repeat(70) + "\"}}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";

    private final Path folder;
    private final int upstreamPort;
    private final Deque<Runnable> started = new ArrayDeque<>();

    private Peers(Path folder, int upstreamPort) {
        this.folder = folder;
        this.upstreamPort = upstreamPort;
    }

    static Peers start(Path folder) throws IOException, InterruptedException {
        Peers peers = new Peers(folder, Ports.free());
        peers.nginx("upstream", peers.upstreamPort, "default_type application/json; return 200 '" + ANSWER + "';");
        return peers;
    }

    /** Before an upstream that runs already. */
    static Peers before(Path folder, int upstreamPort) {
        return new Peers(folder, upstreamPort);
    }

    List<Peer> all() throws IOException, InterruptedException {
        List<Peer> peers = new ArrayList<>();
        peers.add(nginx());
        peers.add(barePipe());
        peers.addAll(attune());
        Path portkey = Path.of("bench/peers/node_modules/@portkey-ai/gateway/build/start-server.js");
        if (Files.exists(portkey)) {
            peers.add(portkey(portkey));
        }
        return peers;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }

    /** Nobody in between. */
    Peer upstream() {
        return new Peer("nobody", ProcessHandle.current(), false, address(upstreamPort), Map.of());
    }

    Peer nginx() throws IOException, InterruptedException {
        int port = Ports.free();
        Process process = nginx(
                "peer",
                port,
                "proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection '';"
                        + " client_body_buffer_size 64k;");
        return new Peer("nginx", process.toHandle(), true, address(port), Map.of());
    }

    private Process nginx(String name, int port, String location) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path file = own.resolve("nginx.conf");
        Files.writeString(file, """
                worker_processes 1;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  keepalive_requests 10000000;
                  upstream up { server 127.0.0.1:%2$d; keepalive 256; keepalive_requests 10000000; }
                  server { listen 127.0.0.1:%3$d; client_max_body_size 64m; location / { %4$s } }
                }
                """.formatted(own, upstreamPort, port, location));
        return start(name, port, List.of("nginx", "-c", file.toString(), "-p", own.toString()), Map.of());
    }

    private Peer barePipe() throws IOException, InterruptedException {
        int port = Ports.free();
        Process process = start(
                "bare",
                port,
                List.of(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BarePipe.class.getName(),
                        Integer.toString(port),
                        Integer.toString(upstreamPort)),
                Map.of());
        return new Peer("bare Vert.x pipe", process.toHandle(), false, address(port), Map.of());
    }

    List<Peer> attune() throws IOException, InterruptedException {
        URI upstream = URI.create("http://127.0.0.1:" + upstreamPort + "/v1");
        AttuneProcess attune = AttuneProcess.start(folder.resolve("attune"), upstream, Map.of());
        started.push(attune::close);
        LoadedPerson.teach(attune.management(), USER);
        URI address = URI.create(attune.baseUrl() + "/chat/completions");
        return List.of(
                peer("Attune, off", attune, address, Map.of("Attune-User", USER, "Attune-Mode", "off")),
                peer("Attune, apply", attune, address, Map.of("Attune-User", USER, "Attune-Mode", "apply")),
                peer("Attune, on", attune, address, Map.of("Attune-User", USER)));
    }

    private static Peer peer(String name, AttuneProcess attune, URI address, Map<String, String> headers) {
        return new Peer(name, attune.handle(), false, address, headers);
    }

    private Peer portkey(Path script) throws IOException, InterruptedException {
        int port = Ports.free();
        Process process =
                start("portkey", port, List.of("node", script.toString(), "--headless", "--port=" + port), Map.of());
        Map<String, String> headers = Map.of(
                "x-portkey-provider",
                "openai",
                "x-portkey-custom-host",
                "http://127.0.0.1:" + upstreamPort + "/v1",
                "Authorization",
                "Bearer sk-load");
        return new Peer("Portkey gateway", process.toHandle(), false, address(port), headers);
    }

    private Process start(String name, int port, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(name + ".log").toFile());
        Process process = builder.start();
        started.push(process::destroy);
        Ports.await(port);
        return process;
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
