package dev.attune.console.own;

import dev.attune.console.page.Visit;
import dev.attune.profile.model.Person;

/** A visit of somebody who was let in. */
record OwnVisit(Visit visit, Pass pass, Texts texts) {

    Person person() {
        return pass.person();
    }

    OwnVisit speaking(String language) {
        return new OwnVisit(visit, pass.speaking(language), Texts.of(language));
    }
}
