package dev.attune.proxy.manage;

import dev.attune.profile.PersonExport;
import dev.attune.profile.PersonLinks;
import dev.attune.profile.Profiles;
import dev.attune.profile.foreign.PersonFile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** The management API, to be mounted on a server. */
public final class ManageApi {

    private ManageApi() {}

    /**
     * Answers every request that it is given by its whole raw path, {@code /attune/v1/...}: use it as a request handler of its
     * own, or mount it as a sub-router of {@code /attune/*}. Requests must arrive with their bodies unread.
     *
     * @param links to people's own pages
     */
    public static Router routes(Vertx vertx, Profiles profiles, PersonLinks links, ManageSettings settings) {
        RouteTable table = Routes.table(vertx, profiles, links, settings);
        Router router = Router.router(vertx);
        router.route().handler(new Gate(settings.token()));
        router.route().handler(new Dispatcher(vertx, table, settings.bodyBytes()));
        return router;
    }

    /** All of a person as the document that {@code GET /users/{user}/export} answers. Takes a while for who is known long. */
    public static String document(Profiles profiles, PersonExport all) {
        return Json.write(TransferCalls.view(profiles, all)).toString();
    }

    /** Reads such a document from a file, item by item. Takes a while for who is known long. */
    public static PersonFile read(byte[] json) {
        return ImportReader.file(Fields.of(Json.read(Buffer.buffer(json))));
    }
}
