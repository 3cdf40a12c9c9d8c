package dev.attune.console.page;

/**
 * Files that come along with forms.
 *
 * @param folder where they are written while they come
 * @param mostBytes largest that is taken
 */
public record Uploads(String folder, long mostBytes) {}
