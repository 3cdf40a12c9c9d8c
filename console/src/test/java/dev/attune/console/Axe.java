package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks for what keeps people from using a page, by axe-core. Where there is no npm it looks for nothing, but on a build server that fails. */
final class Axe {

    private static final Path FOLDER = Path.of("axe");
    private static final Path SCRIPT = FOLDER.resolve("node_modules/axe-core/axe.min.js");

    private final Optional<String> script;

    private Axe(Optional<String> script) {
        this.script = script;
    }

    static Axe open() {
        try {
            if (!Files.isRegularFile(SCRIPT) && !fetched() && "true".equals(System.getenv("CI"))) {
                throw new AssertionError("axe-core cannot be had; is npm installed?");
            }
            return new Axe(Files.isRegularFile(SCRIPT) ? Optional.of(Files.readString(SCRIPT)) : Optional.empty());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Fails with what is wrong and where. */
    void check(Page page, String name) {
        assertThat(find(page)).as(name).isEmpty();
    }

    /** What is wrong, and where. */
    List<String> find(Page page) {
        if (script.isEmpty()) {
            return List.of();
        }
        page.evaluate(script.get());
        Object found = page.evaluate(
                "async () => (await axe.run()).violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | '))");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static boolean fetched() throws InterruptedException {
        try {
            Process npm = new ProcessBuilder("npm", "ci")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return npm.waitFor() == 0;
        } catch (IOException noNpm) {
            return false;
        }
    }
}
