package dev.attune.profile.model;

/**
 * Why a text cannot be taken.
 *
 * @param line where, from 1 on; 0 where it is about the whole
 */
public record Problem(int line, String message) {

    /** The same in one line. */
    public String told() {
        return line == 0 ? message : "line " + line + ": " + message;
    }
}
