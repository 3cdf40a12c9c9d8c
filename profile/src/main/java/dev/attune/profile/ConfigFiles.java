package dev.attune.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of the {@code config} folder. One that the operator's folder does not have is taken from the copy that ships in the
 * jar, so that a folder with a single changed template is enough.
 */
public final class ConfigFiles {

    private static final String SHIPPED = "/attune-config/";

    private final Path folder;

    public ConfigFiles(Path folder) {
        this.folder = folder;
    }

    /** The text of a file by its path within the folder; an {@link IllegalArgumentException} that names it when there is none. */
    public String read(String path) {
        try {
            Path own = folder.resolve(path);
            if (Files.isRegularFile(own)) {
                return Files.readString(own);
            }
            try (InputStream shipped = ConfigFiles.class.getResourceAsStream(SHIPPED + path)) {
                if (shipped == null) {
                    throw new IllegalArgumentException("there is no " + path + " in " + folder);
                }
                return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path + " in " + folder, failure);
        }
    }
}
