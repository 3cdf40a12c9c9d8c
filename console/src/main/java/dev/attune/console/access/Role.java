package dev.attune.console.access;

import dev.attune.profile.model.Labelled;

/** What a session may do. Each may do what those before it may. */
public enum Role implements Labelled {
    GUEST,
    /** Looks at people, and changes nothing. */
    VIEWER,
    /** Corrects what is known, and takes it along. */
    EDITOR,
    /** Erases people, makes keys and links, and reads the audit log. */
    ADMIN
}
