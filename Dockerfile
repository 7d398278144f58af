# The program alone, on an empty image: a static program with fonts and
# templates inside it, run by a user without rights.
#
#   docker build -t panelpaper .
#
# In the folder that holds the paper `mine`, which becomes /papers inside; what
# is made goes to output/ there. --user has the files belong to you:
#
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/papers" panelpaper build mine
#   docker run --rm -v "$PWD:/papers:ro" panelpaper check mine
#
# It needs no network (--network none) and no other folder (--read-only).

FROM rust:1-alpine AS build
# The allocator is written in C.
RUN apk add --no-cache build-base
WORKDIR /source
COPY . .
# Rust's target on Alpine is musl, which links all of the program statically. What
# is compiled stays in the cache from one image to the next.
RUN --mount=type=cache,target=/source/target,sharing=locked \
    --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    cargo build --profile dist --locked \
    && cp target/dist/panelpaper /panelpaper

FROM scratch
COPY LICENSE LICENSE-APACHE LICENSE-MIT /licenses/
COPY templates/fonts/licenses /licenses/fonts
COPY --from=build /panelpaper /panelpaper
# Where anything but the kernel is needed, the image is not made.
RUN ["/panelpaper", "--version"]
USER 65532:65532
WORKDIR /papers
ENTRYPOINT ["/panelpaper"]
CMD ["--help"]
