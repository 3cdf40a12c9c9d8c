package dev.attune.profile.model;

/** The main switch of a person. Off: nothing is applied and nothing is kept. */
public enum Personalization implements Labelled {
    ON,
    OFF
}
