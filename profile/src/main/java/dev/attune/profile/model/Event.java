package dev.attune.profile.model;

/** Something that just happened, for those who watch. */
public sealed interface Event {

    Person person();

    /** A profile changed. */
    record Adapted(Person person, Adaptation adaptation) implements Event {}

    /** An answer ended. */
    record Answered(Trace trace) implements Event {
        @Override
        public Person person() {
            return trace.person();
        }
    }
}
