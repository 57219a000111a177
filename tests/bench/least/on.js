location.replace(`${location.hash.slice(1)}?on`);
