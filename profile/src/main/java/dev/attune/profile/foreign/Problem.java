package dev.attune.profile.foreign;

/**
 * What is wrong with a part of a file.
 *
 * @param item the line on which it begins in a table, its number from 1 in a list; 0 for the file as a whole
 * @param what a sentence that quotes nothing of the file
 */
public record Problem(int item, String what) {}
