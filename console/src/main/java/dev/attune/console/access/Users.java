package dev.attune.console.access;

import dev.attune.profile.model.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who may sign in by a password: the first admin, and those who were configured. */
public final class Users {

    private final User first;
    private final Map<String, User> byName = new LinkedHashMap<>();

    public Users(Password first, List<User> others) {
        this.first = new User(User.FIRST, Role.ADMIN, first);
        byName.put(User.FIRST, this.first);
        for (User user : others) {
            if (byName.put(user.name(), user) != null) {
                throw new InvalidInput("console.users", "must name each user once, and nobody " + User.FIRST);
            }
        }
    }

    /** Whether anybody but the first admin may. */
    public boolean areMany() {
        return byName.size() > 1;
    }

    /** The user of this name; the first admin for an empty one. */
    public Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name.isEmpty() ? User.FIRST : name));
    }

    /**
     * The user, if the password is theirs. Takes as long for a name that is not there, and some hundred milliseconds in any case: never on an
     * event loop.
     */
    public Optional<User> verify(String name, char[] plain) {
        Optional<User> named = find(name);
        boolean right = named.orElse(first).password().verify(plain);
        return right ? named : Optional.empty();
    }

    /** What tells a user from one of the same name with another password. The first admin's is salted anew at each start. */
    String mark(User user) {
        return user.equals(first) ? "" : user.password().encoded();
    }
}
