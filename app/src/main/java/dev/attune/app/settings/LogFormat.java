package dev.attune.app.settings;

import dev.attune.profile.model.Labelled;

/** The shape of a line of the log. */
public enum LogFormat implements Labelled {
    TEXT,
    JSON
}
