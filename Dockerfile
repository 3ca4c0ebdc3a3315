# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# Dependencies change seldom. A build of one empty class fetches all that the real one needs, the plugins of the compiler
# included, so that this layer stays in the cache when only code changes.
COPY pom.xml .
RUN mkdir -p src/main/java/empty \
 && echo 'package empty; class Empty { static void main(String[] arguments) {} }' > src/main/java/empty/Empty.java \
 && mvn -B -ntp package -DskipTests -Dspotless.check.skip \
 && rm -r src target
COPY src/main src/main
RUN mvn -B -ntp -o package -DskipTests -Dspotless.check.skip \
 && cp target/bonewise-*.jar bonewise.jar \
 && java -Djarmode=tools -jar bonewise.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Bonewise" \
      org.opencontainers.image.description="CDS Hooks service for bone health in oncology" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --no-create-home bonewise
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# Content beside the code. A hospital's own lies over it: mount it anywhere, and name the folders in
# BONEWISE_SITE_FHIRPROFILESDIRECTORY and BONEWISE_SITE_HOOKSDIRECTORY. Settings go to /app/config/application.properties.
COPY fhir-profiles fhir-profiles
COPY hooks hooks
COPY LICENSE NOTICE ./
# Heap that grows as needed and a collector without threads of its own keep the memory small. A start made while the image is
# built records what the JVM can take ready-made from then on, which halves the processor time of a start; it must be made
# with the same options.
ENV JDK_JAVA_OPTIONS="-XX:+UseSerialGC -Xms128m -XX:MaxRAMPercentage=75 -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
RUN java -XX:AOTCacheOutput=bonewise.aot -Dspring.context.exit=onRefresh -Dspring.datasource.url=jdbc:h2:mem:image -jar bonewise.jar
# The one folder that is written to, for the file of H2; with PostgreSQL (spring.datasource.url), which several containers need, nothing is.
# /tmp must be writable too: run it with --read-only --tmpfs /tmp.
RUN mkdir data && chown 10001 data
VOLUME /app/data
USER 10001
# The services, and the management port, which listens on the loopback interface until MANAGEMENT_SERVER_ADDRESS is set.
EXPOSE 8080 8090
# Discovery answers only once every artefact has been read. The image has no curl; bash opens the socket itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /cds-services HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:AOTCache=bonewise.aot", "-jar", "bonewise.jar"]
