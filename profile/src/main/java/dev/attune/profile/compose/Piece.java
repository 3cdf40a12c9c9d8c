package dev.attune.profile.compose;

import org.jspecify.annotations.Nullable;

/** A part of a template as it was written. */
sealed interface Piece {

    /** The line on which it begins, from 1 on. */
    int line();

    /** Words that stand there as they are; never of more than one line, whose end is the last of them. */
    record Words(int line, String text) implements Piece {}

    /**
     * A value that is printed.
     *
     * @param field of it; absent for the value itself
     */
    record Print(int line, String name, @Nullable String field) implements Piece {}

    /** What follows is said for each item of a list. */
    record Loop(int line, String item, String list) implements Piece {}

    /** What follows is said, or left out, where a value is empty. */
    record Condition(int line, String name, @Nullable String field) implements Piece {}

    /** The end of a loop or a condition. */
    record End(int line) implements Piece {}

    /** What is none of these. */
    record Wrong(int line, String why) implements Piece {}
}
