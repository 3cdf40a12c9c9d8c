package dev.attune.profile.foreign;

/** Takes what a file of conversations holds, in its order. */
public interface ConversationSink {

    void conversation(Place place, PastConversation conversation);

    void wrong(Problem problem);

    /**
     * Where a conversation stands in its file, so that it can be read again by itself.
     *
     * @param item its number, from 1
     * @param begin octets ahead of it
     * @param end octets up to its end
     */
    record Place(int item, long begin, long end) {}
}
