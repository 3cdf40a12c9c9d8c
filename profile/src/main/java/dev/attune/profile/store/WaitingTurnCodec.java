package dev.attune.profile.store;

import dev.attune.profile.learn.llm.Candidate;
import dev.attune.profile.model.Person;

/** A waiting turn as text, without the person, whose key it lies under. */
final class WaitingTurnCodec {

    private static final int FORMAT = 1;

    private WaitingTurnCodec() {}

    static String encode(WaitingTurn turn) {
        return CompactWriter.array(writer -> {
            writer.number(FORMAT);
            writer.number(Micro.of(turn.said()));
            writer.number(turn.candidate().place());
            writer.text(turn.candidate().turn());
            writer.text(ExchangeCodec.encode(turn.candidate().exchange()));
        });
    }

    static WaitingTurn decode(Person person, String text) {
        return CompactReader.array(text, reader -> {
            StateCodec.checkFormat(reader.number());
            long said = reader.number();
            int place = Math.toIntExact(reader.number());
            String turn = reader.text();
            Candidate candidate = new Candidate(ExchangeCodec.decode(person, reader.text()), turn, place);
            return new WaitingTurn(candidate, Micro.instant(said));
        });
    }
}
