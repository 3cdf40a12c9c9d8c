package dev.attune.profile.model;

/** Why something that was brought from elsewhere was not taken in. */
public enum LeftOut implements Labelled {
    /** Personalization is off for the person, or they have not opted in. */
    OFF,
    /** The facet's learning is off. */
    FACET_OFF,
    /** Of a sensitive class of which nothing may be kept. */
    SENSITIVE,
    /** It held a secret, such as a password. */
    SECRET,
    /** It reads like an order to the model. */
    ORDER,
    /** The person was erased meanwhile. */
    ERASED
}
