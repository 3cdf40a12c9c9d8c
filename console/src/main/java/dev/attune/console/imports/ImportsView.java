package dev.attune.console.imports;

import dev.attune.console.people.Choice;
import java.util.List;

/**
 * What the list of imports shows.
 *
 * @param most largest file, in words
 * @param lines newest first
 */
public record ImportsView(UploadForm form, List<Choice> formats, String most, List<ImportView> lines) {}
