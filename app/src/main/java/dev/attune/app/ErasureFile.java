package dev.attune.app;

import dev.attune.app.start.PrivateFiles;
import dev.attune.profile.ErasureLog;
import dev.attune.profile.model.Person;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Erasures in a file of the data folder, which only this user may read: a line of time, tenant and person for each. They are kept for as
 * long as the store keeps their marks; a backup that is older brings people back for good.
 */
final class ErasureFile implements ErasureLog {

    private static final String NAME = "erasures";

    /** A day less than the store's marks: a mark that has expired must not be taken for one that was lost. */
    private static final Duration KEPT = Duration.ofDays(89);

    private final Path file;

    private ErasureFile(Path file) {
        this.file = file;
    }

    /** Opens it, and lets go of what is too old. */
    static ErasureFile in(Path dataDir) throws IOException {
        PrivateFiles.createFolder(dataDir);
        ErasureFile opened = new ErasureFile(dataDir.resolve(NAME));
        PrivateFiles.write(
                opened.file, opened.noted().stream().map(ErasureFile::line).collect(Collectors.joining()));
        return opened;
    }

    @Override
    public synchronized void note(Erasure erasure) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line(erasure).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    @Override
    public synchronized List<Erasure> noted() throws IOException {
        Instant oldest = Instant.now().minus(KEPT);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .flatMap(line -> read(line).stream())
                        .filter(erasure -> erasure.at().isAfter(oldest))
                        .toList()
                : List.of();
    }

    private static String line(Erasure erasure) {
        return erasure.at() + " " + erasure.person().tenant() + " "
                + erasure.person().id() + "\n";
    }

    /** Empty for a line that was cut off when the machine went down. */
    private static Optional<Erasure> read(String line) {
        String[] parts = line.split(" ", 3);
        try {
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(new Erasure(new Person(parts[1], parts[2]), Instant.parse(parts[0])));
        } catch (DateTimeException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
