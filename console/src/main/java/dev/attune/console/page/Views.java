package dev.attune.console.page;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders templates. Renders run at the same time on {@value #EXECUTOR} threads, and their results arrive on the caller's own
 * context: a page with long lists takes some milliseconds, which an event loop does not have.
 */
public final class Views {

    private static final String EXECUTOR = "attune-console-render";
    private static final int THREADS = 2;
    private static final String PLACE = "dev/attune/console/templates/";

    private final TemplateEngine engine = new TemplateEngine();
    private final WorkerExecutor executor;

    public Views(Vertx vertx) {
        executor = vertx.createSharedWorkerExecutor(EXECUTOR, THREADS);
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Views.class.getClassLoader());
        resolver.setPrefix(PLACE);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    /** A whole page. */
    public Future<String> page(String template, Map<String, Object> variables) {
        return executor.executeBlocking(() -> engine.process(template, context(variables)), false);
    }

    /** The one fragment of a template that goes by this name. */
    public Future<String> fragment(String template, String fragment, Map<String, Object> variables) {
        return executor.executeBlocking(() -> engine.process(template, Set.of(fragment), context(variables)), false);
    }

    public Future<Void> close() {
        return executor.close();
    }

    private static Context context(Map<String, Object> variables) {
        return new Context(Locale.ENGLISH, variables);
    }
}
