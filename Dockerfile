# Built once, run in any role: the role is the first argument.
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -DskipTests -pl app -am package

FROM eclipse-temurin:25.0.1_8-jre
RUN groupadd --system --gid 10001 attune \
    && useradd --system --uid 10001 --gid attune --no-create-home --shell /usr/sbin/nologin attune \
    && install -d -o attune -g attune -m 0700 /data
WORKDIR /opt/attune
COPY --from=build /build/app/target/attune.jar ./attune.jar
COPY config ./config
ENV ATTUNE_HOST=0.0.0.0 ATTUNE_DATA_DIR=/data
USER attune
VOLUME /data
EXPOSE 8080 8081
# The proxy's port, or the console's where only that runs. The image has bash, and need not have curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["bash", "-c", "for port in 8080 8081; do { exec 3<>/dev/tcp/127.0.0.1/$port; } 2>/dev/null || continue; printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3; read -r _ status _ <&3; [ \"$status\" = 200 ]; exit; done; exit 1"]
# The first end leaves an archive of the classes in the data folder; every later start is ready in two thirds of the time.
ENTRYPOINT ["java", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=/data/attune.jsa", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/attune/attune.jar"]
CMD ["all"]
