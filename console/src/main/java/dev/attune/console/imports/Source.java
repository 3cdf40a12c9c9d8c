package dev.attune.console.imports;

import java.io.IOException;

/** A file of one format: first checked as a whole, and then, if somebody wants it so, taken in. Both block. */
interface Source {

    /** Reads all of it and writes nothing. */
    Plan check() throws IOException;

    /** Takes in what is right, step by step, until it is done or the work is to stop. */
    void bring(Work work) throws IOException;
}
