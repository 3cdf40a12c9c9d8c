package dev.attune.bench.quality;

import java.io.IOException;
import java.util.List;

/** One corpus, taught to people of its own and asked about. */
interface Measure {

    /** By this it is chosen on the command line. */
    String name();

    List<Figure> run(Corpora corpora, Subjects subjects) throws IOException, InterruptedException;
}
