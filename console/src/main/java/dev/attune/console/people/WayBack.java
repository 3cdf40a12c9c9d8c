package dev.attune.console.people;

import dev.attune.console.page.Links;
import dev.attune.console.page.Notice;
import dev.attune.console.page.Reply;
import dev.attune.console.page.Visit;
import dev.attune.profile.model.Person;

/** To the page that a form was on, when that is one of the person whom it is about; else somewhere else. */
public final class WayBack {

    private static final String BACK = "back";

    private WayBack() {}

    /**
     * The way back from a form.
     *
     * @param otherwise where to when the form names no page of this person
     */
    public static Reply from(Visit visit, Person person, String otherwise, Notice notice) {
        String back = visit.field(BACK);
        String own = Links.person(person);
        boolean isOwn = back.equals(own) || back.startsWith(own + "/") || back.startsWith(own + "?");
        String address = isOwn && Links.isLocal(back) ? back : otherwise;
        return new Reply.Redirect(Links.with(address, "notice", notice.label()));
    }
}
