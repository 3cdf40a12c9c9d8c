package dev.attune.console.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where files are written while they are being sent: a folder of this process alone, for no other user, and gone with it. */
public final class UploadFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
    private static final String PREFIX = "attune-uploads-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+");

    /** Those of this process: what else has its number is of an earlier one that had it too, as the first of every container has. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;

    private UploadFolder(Path path) {
        this.path = path;
        OPEN.add(path);
    }

    /** Makes one, and removes those of processes that are no more; blocks while it does. */
    public static UploadFolder open() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long own = ProcessHandle.current().pid();
        try {
            sweep(temporary, own);
            return new UploadFolder(Files.createTempDirectory(temporary, PREFIX + own + "-", ownersAlone()));
        } catch (IOException failure) {
            throw new UncheckedIOException("there is no place for files that are sent to the console", failure);
        }
    }

    public String path() {
        return path.toString();
    }

    @Override
    public void close() {
        remove(path);
        OPEN.remove(path);
    }

    /** A process that was killed in the middle of an upload leaves a file with what people said. */
    private static void sweep(Path temporary, long own) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && !OPEN.contains(folder) && isOver(Long.parseLong(name.group(1)), own)) {
                    remove(folder);
                }
            }
        }
    }

    private static boolean isOver(long process, long own) {
        return process == own || ProcessHandle.of(process).isEmpty();
    }

    private static void remove(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            LOG.warn(
                    "a folder of uploads cannot be removed: {}",
                    failure.getClass().getSimpleName());
        }
    }

    private static FileAttribute<?>[] ownersAlone() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
